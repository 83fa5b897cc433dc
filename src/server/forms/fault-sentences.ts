// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
// What is said of a fault, in both languages; `{}` is the text in question. A file that is one list.

/** `error`: pyxform refuses it too; `unsupported`: not run here, or wrong in a way only this build looks for. */
export type FaultLevel = 'error' | 'unsupported' | 'warning';

type Sentence = readonly [level: FaultLevel, vi: string, en: string];
const error = (vi: string, en: string): Sentence => ['error', vi, en];
const unsupported = (vi: string, en: string): Sentence => ['unsupported', vi, en];
const warning = (vi: string, en: string): Sentence => ['warning', vi, en];

export const SENTENCES = {
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
    'Biểu mẫu cần tệp “{}” nhưng chưa có tệp này.',
    'The form needs the file “{}”, which is not there.',
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
  // Choices
  'missing-choices': error(
    'Biểu mẫu không có bảng lựa chọn cần cho “{}”.',
    'There is no sheet of choices, which “{}” needs.',
  ),
  'missing-list': error(
    'Không có danh sách lựa chọn “{}”.',
    'There is no choice list “{}”.',
  ),
  'unlisted-choice': warning(
    'Lựa chọn này không thuộc danh sách nào.',
    'This choice belongs to no list.',
  ),
  'unlabelled-choice': warning(
    'Lựa chọn “{}” thiếu nhãn.',
    'The choice “{}” has no label.',
  ),
  'duplicate-choice': error(
    'Mã lựa chọn “{}” bị trùng trong danh sách.',
    'The choice “{}” stands twice in its list.',
  ),
  'repeated-choice': unsupported(
    'Mã lựa chọn “{}” bị trùng trong danh sách: chưa được hỗ trợ.',
    'The choice “{}” stands twice in its list: not supported.',
  ),
  'invalid-choice-name': error(
    'Mã lựa chọn “{}” không được có dấu cách.',
    'The choice name “{}” must not contain blanks.',
  ),
  'spaced-choice-name': warning(
    'Mã lựa chọn “{}” có dấu cách.',
    'The choice name “{}” contains blanks.',
  ),
  'other-with-filter': error(
    'or_other không dùng được cùng choice_filter.',
    'or_other cannot be used with a choice_filter.',
  ),
  'table-list-filter': error(
    'table-list không dùng được cùng choice_filter.',
    'table-list cannot be used with a choice_filter.',
  ),
  'table-list-mixed': error(
    'Các câu hỏi trong table-list phải dùng chung một danh sách: {}.',
    'The questions of a table-list must share one list: {}.',
  ),
  'external-without-filter': error(
    'select_one_external cần có choice_filter.',
    'select_one_external needs a choice_filter.',
  ),
  'invalid-file': error(
    'Tên tệp “{}” phải kết thúc bằng .csv, .xml hoặc .geojson.',
    'The file name “{}” must end in .csv, .xml or .geojson.',
  ),
  'search-with-file': error(
    'search() không dùng được với lựa chọn lấy từ tệp.',
    'search() cannot be used with choices from a file.',
  ),
  'search-shared-list': error(
    'Danh sách “{}” vừa dùng với search() vừa dùng không có search().',
    'The list “{}” is used both with and without search().',
  ),
  // Expressions and references
  'malformed-reference': error(
    'Tham chiếu viết sai: cần ${tên}.',
    'The reference is malformed: it should be ${name}.',
  ),
  'unknown-reference': error(
    'Không có câu hỏi nào tên “{}”.',
    'There is no question named “{}”.',
  ),
  'ambiguous-reference': error(
    'Có nhiều câu hỏi cùng tên “{}”.',
    'Several questions are named “{}”.',
  ),
  'invalid-trigger': error(
    'trigger phải là ${tên}, nhiều tên cách nhau bằng dấu phẩy.',
    'A trigger is ${name}, several are parted by commas.',
  ),
  'unseen-trigger': error(
    '“{}” không hiện trên màn hình nên không dùng làm trigger được.',
    '“{}” stands on no screen and cannot be a trigger.',
  ),
  'missing-trigger': error(
    'background-geopoint cần có trigger.',
    'A background-geopoint needs a trigger.',
  ),
  'unexpected-calculation': error(
    'background-geopoint không được có calculation.',
    'A background-geopoint has no calculation.',
  ),
  'expression-syntax': unsupported(
    'Biểu thức sai cú pháp tại “{}”.',
    'The expression is malformed at “{}”.',
  ),
  'unknown-name': unsupported(
    'Không có câu hỏi nào tên “{}”.',
    'There is no question named “{}”.',
  ),
  'ambiguous-name': unsupported(
    'Có nhiều câu hỏi cùng tên “{}”.',
    'Several questions are named “{}”.',
  ),
  'unknown-function': unsupported('Không có hàm “{}”.', 'There is no function “{}”.'),
  'wrong-arguments': unsupported(
    'Hàm “{}” có số đối số không đúng.',
    'The function “{}” has the wrong number of arguments.',
  ),
  'unsupported-expression': unsupported(
    '“{}” chưa được hỗ trợ trong biểu thức.',
    '“{}” is not supported in an expression.',
  ),
  'expression-too-large': unsupported(
    'Biểu thức quá dài hoặc lồng quá sâu.',
    'The expression is too long or nested too deeply.',
  ),
  'unsupported-text': unsupported(
    'Chưa hỗ trợ cách chèn này vào lời văn: “{}”.',
    'Such an insertion into a text is not supported: “{}”.',
  ),
  'too-many-inserts': unsupported(
    'Câu hỏi này chèn quá nhiều câu trả lời vào lời văn.',
    'Too many answers are inserted into the texts of this question.',
  ),
  'invalid-default': unsupported(
    'Giá trị mặc định “{}” không hợp với loại câu hỏi.',
    'The default “{}” does not fit the question type.',
  ),
  circular: unsupported(
    'Các mục phụ thuộc vòng tròn vào nhau: {}.',
    'These items depend on one another in a ring: {}.',
  ),
  // Appearance and parameters
  'unknown-appearance': warning(
    'Không rõ kiểu hiển thị “{}”.',
    'The appearance “{}” is not known.',
  ),
  'unsupported-appearance': unsupported(
    'Kiểu hiển thị “{}” chưa được hỗ trợ ở đây.',
    'The appearance “{}” is not supported here.',
  ),
  'parameter-syntax': error(
    'Tham số phải có dạng tên=giá trị: “{}”.',
    'Parameters are written name=value: “{}”.',
  ),
  'unknown-parameter': error(
    'Loại câu hỏi này không có tham số “{}”.',
    'This question type has no parameter “{}”.',
  ),
  'invalid-parameter': error(
    'Giá trị của tham số không hợp lệ: {}.',
    'The value of a parameter is not valid: {}.',
  ),
  'incomplete-location': error(
    'audit cần đủ location-priority, location-min-interval và location-max-age.',
    'An audit needs location-priority, location-min-interval and location-max-age together.',
  ),
  'seed-without-randomize': error(
    'seed cần có randomize=true.',
    'A seed needs randomize=true.',
  ),
  'unsupported-parameter': unsupported(
    'Tham số “{}” chưa được hỗ trợ ở đây.',
    'The parameter “{}” is not supported here.',
  ),
  'advised-parameter': warning(
    'Nên có max-pixels để ảnh gửi nhanh và nhẹ.',
    'max-pixels makes photos small and quick to send.',
  ),
  // Entities
  'unsupported-entity': unsupported(
    'Chưa hỗ trợ thực thể (entities).',
    'Entities are not supported.',
  ),
  'missing-entities': error(
    'save_to cần có bảng entities.',
    'save_to needs an entities sheet.',
  ),
  'invalid-entity': error(
    'Khai báo thực thể không hợp lệ: {}.',
    'The entity is not declared rightly: {}.',
  ),
  'invalid-save-to': error('save_to không hợp lệ: {}.', 'save_to is not valid: {}.'),
  'entity-place': error(
    'Các tham chiếu của thực thể “{}” ở những phần không hợp với nhau.',
    'The references of the entity “{}” stand in places that do not go together.',
  ),
} as const satisfies Record<string, Sentence>;
