// What has to be known beside a figure, in words.
import { formatDate } from '../../../domain/civil-date.ts';
import { sayNumber } from '../../../domain/indicator/rate.ts';
import type { Remark } from '../../../domain/indicator/source.ts';
import type { PeriodicWords } from './use-periodic-words.ts';

/** One remark as a sentence. */
export function remarkText(remark: Remark, w: PeriodicWords): string {
  const r = w.remarks;
  switch (remark.code) {
    case 'unsaid':
      return r.unsaid(remark.n, remark.all);
    case 'same-stock':
      return r.sameStock(sayNumber(remark.cut), sayNumber(remark.desk));
    case 'same-hours':
      return r.sameHours(remark.n);
    case 'same-days':
      return r.sameDays(remark.n);
    case 'straddles':
      return r.straddles(remark.n);
    case 'unchecked':
      return r.unchecked(remark.n);
    case 'month-sheets':
      return r.monthSheets(remark.n);
    case 'set-aside':
      return r.setAside(remark.n);
    case 'same-code':
      return r.sameCode(remark.n);
    case 'other-count':
      return r.otherCount(remark.here, remark.there);
    case 'no-staff':
      return r.noStaff;
    case 'staff-differs':
      return r.staffDiffers;
    case 'range':
      return r.range;
    case 'not-general':
      return r.notGeneral;
    case 'more-than-all':
      return r.moreThanAll;
    case 'of':
      return r.of(sayNumber(remark.part), sayNumber(remark.whole));
    case 'sample':
      return r.sample(
        sayNumber(remark.n),
        remark.of === null ? r.unknown : sayNumber(remark.of),
        remark.error === null ? r.unknown : sayNumber(remark.error),
      );
    case 'small-sample':
      return remark.need === null
        ? r.noPopulation
        : r.smallSample(sayNumber(remark.n), sayNumber(remark.need));
    case 'denominator':
      return r.denominator[remark.is];
    case 'monthly':
      return r.monthly(remark.target, remark.months);
    case 'latest':
      return r.latest(formatDate(remark.day));
    case 'as-of-today':
      return r.asOfToday;
  }
}
