/** Every word that administrators read on the console's pages. */
export const words = {
  signIn: 'Sign in as an administrator.',
  notYou: 'This sign-in is not an administrator’s. Sign in as one.',
  choose: 'Connect leads to Salesforce. Sign in there as the user whom the bridge shall be, and allow it.',
  none: 'No account signs in by AUTHORIZATION_CODE.',
  connect: 'Connect',
  again: 'Connect again',
  isConnected: 'Connected',
  isNot: 'Not connected',
  wrongPassword: 'E-mail or password is wrong.',
  refused: 'The bridge refused this and gave no reason. Look into its log.',
  unreachable: 'The bridge cannot be reached. Check the network and try again.',
  odd: 'The bridge gave no address of Salesforce. Look into its log.',
  /** @param {string} reason */
  notConnected: (reason) => `The account was not connected. ${reason}`,
  /** @param {string} name */
  done: (name) => `${name} is connected. You may close this tab.`,
};
