import type { signIn as vi } from '../vi/sign-in.ts';

export const signIn: typeof vi = {
  title: 'Sign in',
  lead: 'Tasks and reports on communicating administrative reform',
  firstNeedsLine:
    'The first sign-in on this device needs a connection. After it you can open, write and save reports without signal.',
  login: 'Phone number',
  loginName: 'Sign-in name',
  useName: 'Sign in with a name',
  usePhone: 'Sign in with a phone number',
  loginHint: 'The number your unit’s coordinator registered',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Sign in',
  busy: 'Signing in…',
  needLogin: 'Please enter the phone number.',
  needPassword: 'Please enter the password.',
  forgot: 'Forgot the password? Your unit’s reform coordinator can issue a new one.',
  continueTitle: 'Working on this device',
  continueAs: (name) => `Continue as ${name}`,
  someoneElse: 'Someone else signs in',
  unsentOfOthers: (count) =>
    `This device still holds ${count} unsent ${count === 1 ? 'item' : 'items'} of someone who signed out. They are kept as they are and go on when that person signs in again.`,
  again: {
    title: (name) => `${name}, sign in again`,
    body: 'The session has ended, so sending and updating are paused. Everything is still on this device; reading, writing and saving go on as before.',
    later: 'Later, go on working',
    change: 'Change the person using this device',
  },
  refused: {
    'wrong-login':
      'The phone number or the password is not right. Everything on this device is safe. Please check every letter and digit and try again; if the password is forgotten, call your unit’s coordinator.',
    'unknown-server':
      'The server that answers is not the one this device has trusted, so nothing is sent to it. Everything on this device is safe. Please use another network and try again; if it stays so, call your unit’s coordinator.',
    'another-person':
      'This account is another person’s, so the device keeps the one at work. Everything on this device is safe. To change, press “Change the person using this device”.',
    offline:
      'There is no connection, so signing in has to wait. Everything on this device is safe. Please turn on Wi-Fi or mobile data, then press Sign in.',
    timeout:
      'The connection is weak and the server did not answer in time. Everything on this device is safe. Please go where the signal is better and try again.',
    portal:
      'This Wi-Fi asks for a sign-in of its own, so the server was not reached. Everything on this device is safe and nothing has been sent. Please sign in to the Wi-Fi in the browser, or use mobile data, and try again.',
    'server-error':
      'The server has a problem, so signing in has to wait. Everything on this device is safe. Please try again in a few minutes.',
    busy: 'The server is busy, so signing in has to wait. Everything on this device is safe. Please try again in a few minutes.',
    forbidden:
      'This account may not sign in at present. Everything on this device is safe. Please call your unit’s coordinator.',
    'update-needed':
      'This version of Lan Tỏa is too old for the server. Everything on this device is safe. Please close the app, open it again with a connection and press Update now.',
    'signed-out':
      'The session has ended. Everything on this device is safe. Please sign in again.',
    'storage-full':
      'This device is full, so the session could not be kept. What was saved is still there. Please free some space and try again.',
    'storage-blocked':
      'The browser does not allow saving, so signing in is not possible. Please use an ordinary (not private) window and allow storage.',
  },
  wait: (minutes) =>
    `Too many tries in a row: please wait about ${minutes} min. Everything on this device is safe. Then try again; if the password is forgotten, call your unit’s coordinator.`,
  change: {
    title: 'Change the first password',
    body: (name) =>
      `Welcome, ${name}. The password you used is temporary; please set your own before you start. This needs a connection.`,
    current: 'The temporary password',
    next: 'New password',
    nextHint: 'At least 8 characters, not the temporary one, not the phone number',
    submit: 'Change password',
    busy: 'Changing the password…',
    tooShort: 'The new password needs at least 8 characters.',
    same: 'The new password must differ from the temporary one.',
    needCurrent: 'Please enter the temporary password you signed in with.',
    'wrong-password':
      'The temporary password is not right, so nothing has changed. Please check it and try again.',
    unfit:
      'The new password cannot be used, so nothing has changed. Please choose another: at least 8 characters, not the phone number or the temporary password.',
    other: 'Use another account',
  },
};
