/** Columns of a grant as the policy reads it (domain/person.ts), and the joins they need; conditions follow. */
export const GRANT_COLUMNS = `
  g.unit_id as "unitId", u.name as "unitName", u.kind as "unitKind",
  u.root_id as "rootId", r.name as "rootName", u.province_id as "provinceId",
  g.role, g.title, g.valid_from as "from", g.valid_to as "to", g.is_primary as "primary"
  from person_grant g join unit u on u.id = g.unit_id join unit r on r.id = u.root_id`;
