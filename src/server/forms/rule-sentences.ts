// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
// What is said of choices, expressions, appearances, parameters and entities. A file that is one list.
import { error, type Sentence, unsupported, warning } from './fault-level.ts';

export const RULE_SENTENCES = {
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
  'loop-text': error(
    'Trong loop, dấu % chỉ dùng được ở dạng %(name)s, %(label)s hoặc %%: “{}”.',
    'In a loop a % stands only in %(name)s, %(label)s or %%: “{}”.',
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
  'empty-path': warning(
    '“{}” không dẫn đến câu hỏi nào nên luôn trống.',
    '“{}” leads to no question and is always empty.',
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
