import { makeRefusal } from '../database/refusal.ts';
import { hashPassword, makeTemporaryPassword } from '../password.ts';
import { writeCredential } from '../store/accounts.ts';
import { writeAudit } from '../store/audit.ts';
import { normaliseLogin } from '../store/login.ts';
import {
  addGrants,
  disablePerson,
  endGrants,
  findPerson,
  insertPeople,
  type Listed,
} from '../store/people.ts';
import { asSystem, type Tx } from '../store/scope.ts';
import { revokeSessionsOf } from '../store/sessions.ts';
import {
  type Command,
  type CommandRun,
  dateOf,
  findUnit,
  makePersonId,
  needed,
  neededFirst,
  roleOf,
  textOf,
} from './command.ts';

const ACTOR = 'admin';
const isPhone = (login: string): boolean => /^\d{8,15}$/.test(login);

const passwordNotice = (password: string): string =>
  `Mật khẩu tạm (chỉ hiện một lần, phải đổi khi đăng nhập lần đầu): ${password}\n` +
  `Temporary password (shown once, to be changed at the first sign-in): ${password}`;

/** The person named. @throws a refusal when there is none */
async function known(tx: Tx, idOrLogin: string): Promise<Listed> {
  const person = await findPerson(tx, idOrLogin);
  if (person !== null) return person;
  throw makeRefusal(
    `Không có người dùng “${idOrLogin}”. There is no person “${idOrLogin}”.`,
  );
}

async function addPerson(
  given: CommandRun,
  role: ReturnType<typeof roleOf>,
): Promise<void> {
  const { args, pool, today, say } = given;
  const name = needed(args, 'name');
  const login = normaliseLogin(needed(args, 'login'));
  const unitText = needed(args, 'unit');
  const title = textOf(args, 'title') ?? (role === 'ADMIN' ? 'Quản trị hệ thống' : '');
  const [from, to] = [dateOf(args, 'from', today) ?? today, dateOf(args, 'to', null)];
  const password = makeTemporaryPassword();
  const hash = await hashPassword(password);
  const personId = makePersonId();
  await asSystem(pool, async (tx) => {
    if ((await findPerson(tx, login)) !== null)
      throw makeRefusal(`“${login}” đã có người dùng. “${login}” is taken.`);
    const unit = await findUnit(tx, unitText);
    const phone = isPhone(login) ? login : '';
    const username = isPhone(login) ? null : login;
    await insertPeople(
      tx,
      [{ id: personId, name, phone, username, demo: false }],
      [{ personId, unitId: unit.id, role, title, from, to, primary: true }],
    );
    await writeCredential(tx, personId, hash, true);
    const detail = { role, unitId: unit.id };
    await writeAudit(tx, {
      actor: ACTOR,
      action: 'add-person',
      target: personId,
      detail,
    });
    say(`Đã thêm ${name} (${role}, ${unit.name}). Added ${personId}.`);
  });
  say(passwordNotice(password));
}

async function giveGrant({ args, pool, today, say }: CommandRun): Promise<void> {
  const [who, where] = [needed(args, 'person'), needed(args, 'unit')];
  const isEnd = args.values.end === true;
  const role = isEnd && textOf(args, 'role') === null ? null : roleOf(args);
  await asSystem(pool, async (tx) => {
    const { id: personId, name } = await known(tx, who);
    const unit = await findUnit(tx, where);
    const detail = { unitId: unit.id, role };
    if (role === null || isEnd) {
      const lastDay = dateOf(args, 'to', today) ?? today;
      const ended = await endGrants(tx, { personId, unitId: unit.id, role, lastDay });
      await writeAudit(tx, {
        actor: ACTOR,
        action: 'end-grant',
        target: personId,
        detail,
      });
      say(
        `Đã kết thúc ${ended} quyền của ${name} từ hết ngày ${lastDay}. Ended ${ended}.`,
      );
      return;
    }
    const grant = { personId, unitId: unit.id, role, title: textOf(args, 'title') ?? '' };
    const dates = {
      from: dateOf(args, 'from', today) ?? today,
      to: dateOf(args, 'to', null),
    };
    await addGrants(tx, [{ ...grant, ...dates, primary: args.values.primary === true }]);
    await writeAudit(tx, { actor: ACTOR, action: 'grant', target: personId, detail });
    say(`Đã giao quyền ${role} tại ${unit.name} cho ${name}. Granted.`);
  });
}

async function resetPassword({ args, pool, say }: CommandRun): Promise<void> {
  const password = makeTemporaryPassword();
  const hash = await hashPassword(password);
  await asSystem(pool, async (tx) => {
    const { id, name } = await known(tx, neededFirst(args, 'LOGIN'));
    await writeCredential(tx, id, hash, true);
    await revokeSessionsOf(tx, id);
    await writeAudit(tx, { actor: ACTOR, action: 'reset-password', target: id });
    say(
      `Đã đặt lại mật khẩu của ${name}; mọi phiên đã kết thúc. Password reset, sessions ended.`,
    );
  });
  say(passwordNotice(password));
}

async function revokeSessions({ args, pool, say }: CommandRun): Promise<void> {
  await asSystem(pool, async (tx) => {
    const { id, name } = await known(tx, neededFirst(args, 'LOGIN'));
    const count = await revokeSessionsOf(tx, id);
    await writeAudit(tx, { actor: ACTOR, action: 'revoke-sessions', target: id });
    say(`Đã kết thúc ${count} phiên của ${name}. Ended ${count} session(s).`);
  });
}

async function disable({ args, pool, say }: CommandRun): Promise<void> {
  await asSystem(pool, async (tx) => {
    const { id, name } = await known(tx, neededFirst(args, 'LOGIN'));
    await disablePerson(tx, id);
    await writeAudit(tx, { actor: ACTOR, action: 'disable-person', target: id });
    say(
      `Đã khóa tài khoản của ${name}; việc đã làm vẫn còn. Disabled; what they did stays.`,
    );
  });
}

export const PEOPLE_COMMANDS: Record<string, Command> = {
  'create-admin': {
    wants: '--name NAME --login PHONE_OR_NAME --unit UNIT',
    does: {
      vi: 'thêm một người quản trị của đơn vị',
      en: 'adds an administrator of a unit',
    },
    run: (given) => addPerson(given, 'ADMIN'),
  },
  'add-person': {
    wants:
      '--name NAME --login PHONE_OR_NAME --unit UNIT --role ROLE [--title TITLE] [--from DATE] [--to DATE]',
    does: {
      vi: 'thêm một người và quyền đầu tiên',
      en: 'adds a person with a first role',
    },
    run: (given) => addPerson(given, roleOf(given.args)),
  },
  grant: {
    wants:
      '--person LOGIN --unit UNIT --role ROLE [--title TITLE] [--from DATE] [--to DATE] [--primary] | --end',
    does: {
      vi: 'giao thêm một quyền, hoặc kết thúc bằng --end',
      en: 'gives another role, or ends it with --end',
    },
    run: giveGrant,
  },
  'reset-password': {
    wants: 'LOGIN',
    does: { vi: 'đặt mật khẩu tạm', en: 'sets a temporary password' },
    run: resetPassword,
  },
  'revoke-sessions': {
    wants: 'LOGIN',
    does: { vi: 'kết thúc mọi phiên đăng nhập', en: 'ends every session' },
    run: revokeSessions,
  },
  'disable-person': {
    wants: 'LOGIN',
    does: { vi: 'khóa tài khoản', en: 'closes the account' },
    run: disable,
  },
};
