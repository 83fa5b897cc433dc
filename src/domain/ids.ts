// Identifiers. What a device makes (reports, operations, files) is a UUIDv7; what the server
// or the seed makes (units, plans, tasks, assignments, people) is an opaque short text.
// Their order is cosmetic: nothing may be decided by comparing them.
import * as z from 'zod/mini';

/** Opaque id of a unit, person, plan, task or assignment. */
export const Id = /* @__PURE__ */ z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));
/** Id made on a device: report, operation, file, device. */
export const Uuid = z.uuid();
/** SHA-256 in lower-case hexadecimal, 64 characters. */
export const Sha256 = /* @__PURE__ */ z.string().check(z.regex(/^[0-9a-f]{64}$/));

export type UnitId = string;
export type PersonId = string;
export type PlanId = string;
export type TaskId = string;
export type AssignmentId = string;
export type ReportId = string;
export type OpId = string;
export type FileId = string;
export type DeviceId = string;

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/**
 * Makes a UUIDv7 (RFC 9562 §5.7) from a moment and ten random bytes, both handed in.
 * @param nowMs milliseconds since 1970, UTC; only its low 48 bits are used
 * @param random at least ten random bytes
 */
export function makeUuid(nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(nowMs / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const s = Array.from(bytes, hex).join('');
  return `${s.slice(0, 8)}-${s.slice(8, 12)}-${s.slice(12, 16)}-${s.slice(16, 20)}-${s.slice(20)}`;
}
