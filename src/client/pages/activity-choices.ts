// "Hoạt động vừa thực hiện là gì?": what people call what they did, and the form that asks about it. Shown as far as
// the form is on the device.
import type { Text } from '../../domain/form/form.ts';

export const ACTIVITY_CHOICES: readonly { form: string; text: Text }[] = [
  { form: 'F04', text: { vi: 'Họp, hội nghị, tập huấn', en: 'Meeting, training' } },
  { form: 'F06', text: { vi: 'Phát loa', en: 'Loudspeakers' } },
  { form: 'F03', text: { vi: 'Tin, bài', en: 'News or article' } },
  { form: 'F07', text: { vi: 'Zalo, Facebook', en: 'Zalo, Facebook' } },
  { form: 'F05', text: { vi: 'Băng rôn, tờ rơi', en: 'Banner, leaflet' } },
  { form: 'F02', text: { vi: 'Hỗ trợ người dân', en: 'Helping people' } },
  { form: 'F08', text: { vi: 'Đối thoại', en: 'Dialogue' } },
  { form: 'F01', text: { vi: 'Việc khác', en: 'Something else' } },
  { form: 'F14', text: { vi: 'Báo vướng mắc', en: 'Report a difficulty' } },
];
