import { useEffect, useState } from 'preact/hooks';
import { type CivilDate, civilDateOf } from '../../domain/civil-date.ts';

/** This device's clock as UTC ISO text. The one place in the app that reads it. */
export const nowIso = (): string => new Date().toISOString();

/** The civil date in Vietnam; renewed when the app becomes visible and once a minute. */
export function useToday(): CivilDate {
  const [today, setToday] = useState<CivilDate>(() => civilDateOf(nowIso()));
  useEffect(() => {
    const renew = () => setToday(civilDateOf(nowIso()));
    const timer = setInterval(renew, 60_000);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
  return today;
}
