import { useApp } from '../../app-context.ts';
import { useList } from '../../hooks/use-wide-records.ts';

/** Names of products by code. */
export function useProductNames(): ReadonlyMap<string, string> {
  const { lang } = useApp();
  const list = useList('PRODUCT');
  return new Map((list?.items ?? []).map((item) => [item.code, item[lang]]));
}
