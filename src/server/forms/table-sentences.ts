// What is said of files, columns, settings and rows. A file that is one list.
import { error, type Sentence, unsupported, warning } from './fault-level.ts';

export const TABLE_SENTENCES = {
  // The file
  'not-a-spreadsheet': error(
    'Tệp này không phải là bảng tính XLSForm đọc được (.xlsx, .csv, .md hoặc .form).',
    'This file is no readable XLSForm (.xlsx, .csv, .md or .form).',
  ),
  'too-large': error(
    'Tệp quá lớn hoặc có quá nhiều nội dung: {}.',
    'The file is too large or holds too much: {}.',
  ),
  'zip-bomb': error(
    'Tệp nén bất thường nên không được mở: {}.',
    'The file is packed in an unusual way and was not opened: {}.',
  ),
  'took-too-long': error(
    'Đọc biểu mẫu này quá lâu hoặc tốn quá nhiều bộ nhớ nên đã dừng.',
    'Reading this form took too long or too much memory and was stopped.',
  ),
  'text-syntax': error('Không đọc được dòng “{}”.', 'The line “{}” cannot be read.'),
  'missing-include': error(
    'Không có phần dùng chung “{}”.',
    'There is no shared part “{}”.',
  ),
  'missing-survey': error('Tệp không có bảng survey.', 'There is no survey sheet.'),
  'unknown-sheet': warning(
    'Bảng “{}” không thuộc XLSForm nên không được dùng.',
    'The sheet “{}” is none of XLSForm’s and is not used.',
  ),
  // Columns
  'duplicate-column': error(
    'Hai cột cùng một nghĩa: {}.',
    'Two columns mean the same: {}.',
  ),
  'missing-column': error('Thiếu cột “{}”.', 'The column “{}” is missing.'),
  'unknown-column': warning(
    'XLSForm không có cột “{}”; cột này không được dùng.',
    'XLSForm has no column “{}”; it is not used.',
  ),
  'unsupported-column': unsupported(
    'Cột “{}” chưa được hỗ trợ.',
    'The column “{}” is not supported.',
  ),
  'unused-column': warning(
    'Cột “{}” không có tác dụng trong ứng dụng này.',
    'The column “{}” has no effect here.',
  ),
  'invalid-choice-column': warning(
    'Tên cột “{}” có dấu cách nên không dùng được để lọc lựa chọn.',
    'The column name “{}” has blanks and cannot be used to filter choices.',
  ),
  'invalid-entity-column': error(
    'Bảng entities không có cột “{}”.',
    'The entities sheet has no column “{}”.',
  ),
  'unsupported-language': warning(
    'Ngôn ngữ của cột “{}” không hiển thị trong ứng dụng (chỉ có vi và en).',
    'The language of the column “{}” is not shown here (only vi and en are).',
  ),
  'missing-translation': warning('Thiếu bản dịch: {}.', 'A translation is missing: {}.'),
  // Settings
  'missing-setting': warning('Bảng settings thiếu “{}”.', 'The settings lack “{}”.'),
  'duplicate-setting': warning(
    'Có cả form_id và id_string; chỉ form_id được dùng.',
    'Both form_id and id_string are there; form_id is used.',
  ),
  'unclear-setting': warning(
    'Không hiểu “{}”: cần yes hoặc no.',
    '“{}” is not understood: yes or no is expected.',
  ),
  'unused-setting': warning(
    'Thiết lập “{}” không có tác dụng trong ứng dụng này.',
    'The setting “{}” has no effect here.',
  ),
  'omitted-id': error(
    'Không thể bỏ instanceID khi có public_key.',
    'instanceID cannot be omitted with a public_key.',
  ),
  // Rows
  'missing-type': error('Dòng này thiếu cột type.', 'This row has no type.'),
  'skipped-row': warning(
    'Dòng không có type, name, label: không được dùng.',
    'A row without type, name and label is not used.',
  ),
  'disabled-row': warning(
    'Cột disabled không còn trong XLSForm; nên dùng relevant.',
    'The column disabled is no part of XLSForm any more; use relevant.',
  ),
  'unknown-type': error(
    'XLSForm không có loại câu hỏi “{}”.',
    'XLSForm has no question type “{}”.',
  ),
  'unsupported-type': unsupported(
    'Loại câu hỏi “{}” chưa được hỗ trợ.',
    'The question type “{}” is not supported.',
  ),
  'deprecated-type': warning(
    'Hầu hết thiết bị không còn ghi được “{}”.',
    'Most devices no longer record “{}”.',
  ),
  'missing-name': error('Dòng này thiếu tên (name).', 'This row has no name.'),
  'invalid-name': error(
    'Tên “{}” không hợp lệ: bắt đầu bằng chữ cái hoặc dấu gạch dưới, không có dấu cách.',
    'The name “{}” is not valid: begin with a letter or underscore, no blanks.',
  ),
  'unsafe-name': unsupported(
    'Tên “{}” chưa dùng được ở đây.',
    'The name “{}” cannot be used here.',
  ),
  'reserved-name': error('Tên “{}” đã được dành riêng.', 'The name “{}” is reserved.'),
  'duplicate-name': error(
    'Tên “{}” đã được dùng trong cùng nhóm.',
    'The name “{}” is already used in the same group.',
  ),
  'similar-name': warning(
    'Tên “{}” chỉ khác một tên trong cùng nhóm ở chữ hoa, chữ thường.',
    'The name “{}” differs from another in its group by upper and lower case only.',
  ),
  'duplicate-repeat': error(
    'Tên phần lặp “{}” phải là duy nhất trong cả biểu mẫu.',
    'The name of the repeat “{}” must be the only one in the form.',
  ),
  'missing-label': error('“{}” thiếu nhãn (label).', '“{}” has no label.'),
  'unlabelled-repeat': warning(
    'Phần lặp “{}” thiếu nhãn.',
    'The repeat “{}” has no label.',
  ),
  'missing-image': error(
    'Có big-image thì phải có image.',
    'A big-image needs an image as well.',
  ),
  'unknown-media': error(
    'XLSForm không có loại tệp “{}”.',
    'XLSForm has no kind of media “{}”.',
  ),
  'missing-file': warning(
    'Biểu mẫu cần tệp “{}” nhưng chưa có tệp này. Thiếu tệp này thì danh sách lấy từ tệp để trống, phép tính dùng tệp không ra kết quả, hình và tiếng không hiện.',
    'The form needs the file “{}”, which is not there. Without it, lists taken from it are empty, what is worked out from it stays blank, and pictures and sounds are not shown.',
  ),
  'unseen-rule': warning(
    'Mục này không hiện trên màn hình nên “{}” không được kiểm tra, như trong ODK.',
    'This item stands on no screen, so “{}” is not asked of it, as in ODK.',
  ),
  // Newer versions of pyxform refuse it; ODK's own published forms have it, and it changes nothing.
  'required-section': warning(
    'Nhóm và phần lặp không thể bắt buộc.',
    'Groups and repeats cannot be required.',
  ),
  'unexpected-end': error(
    '“{}” không khớp với nhóm nào đang mở.',
    '“{}” does not match an open section.',
  ),
  'missing-end': error(
    '“{}” mở ra nhưng không đóng lại.',
    '“{}” is opened but never closed.',
  ),
  'missing-calculation': error(
    '“{}” thiếu công thức tính (calculation).',
    '“{}” has no calculation.',
  ),
  'invalid-audit': error(
    'Dòng audit phải có tên là audit hoặc để trống.',
    'An audit is called audit, or not at all.',
  ),
  'instance-in-repeat': error(
    'Dữ liệu ngoài không được đặt trong phần lặp.',
    'External data cannot stand inside a repeat.',
  ),
  'instance-clash': error(
    'Tên dữ liệu “{}” được dùng cho nhiều tệp khác nhau.',
    'The data name “{}” stands for different files.',
  ),
  'invalid-bind-type': error(
    'Không thể đổi kiểu dữ liệu của câu hỏi này thành “{}”.',
    'The data type of this question cannot be “{}”.',
  ),
} as const satisfies Record<string, Sentence>;
