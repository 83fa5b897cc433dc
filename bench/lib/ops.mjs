// A thousand first texts of F01, each about two kilobytes, modelled on a phiếu of the demonstration.
import { chanceFrom } from './chance.mjs';

/** What the operation with all around its answers may weigh. */
const TARGET_BYTES = 2_000;
const WORDS =
  'đã tổ chức tuyên truyền cải cách hành chính cho người dân tại nhà văn hóa thôn, hướng dẫn nộp hồ sơ trực tuyến, phát tờ rơi, giải đáp thắc mắc về dịch vụ công, đường dây nóng, phản ánh kiến nghị của bà con và ghi nhận nhiều ý kiến hay về giờ làm việc, phí, lệ phí, số điện thoại liên hệ'.split(
    ' ',
  );

const bytesOf = (value) => Buffer.byteLength(JSON.stringify(value));

function textOf(bytes, chance) {
  let text = '';
  while (Buffer.byteLength(text) < bytes)
    text += `${WORDS[Math.floor(chance() * WORDS.length)]} `;
  return text.trim();
}

/** @param newId gives a UUID */
export function makeOps({ report, task }, count, newId) {
  const chance = chanceFrom(2026);
  const { answers, context, form, unitId, taskId, assignmentId } = report;
  const ops = Array.from({ length: count }, (_, n) => {
    const op = {
      kind: 'file-report',
      opId: newId(),
      recordId: newId(),
      unitId,
      baseRev: 0,
      happenedAt: new Date().toISOString(),
      body: {
        taskId,
        assignmentId,
        form,
        answers: {
          ...answers,
          result_summary: `Lượt ${n + 1}: ${textOf(180, chance)}`,
          more: { ...answers.more, difficulties: '' },
        },
        context,
        files: [],
      },
    };
    op.body.answers.more.difficulties = textOf(TARGET_BYTES - bytesOf(op), chance);
    return op;
  });
  const facts = {
    unitName: report.unitName,
    title: task.title,
    activityDate: report.activityDate,
    periodKey: report.periodKey,
  };
  return { ops, facts };
}
