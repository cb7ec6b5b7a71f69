/** What the tab keeps of whoever is signed in; gone with the sign-out, and before somebody else. */

const OWNER = 'finance-brain.user';

/** Says whose the tab is by now; what somebody else left in it is gone. */
export function ownTab(user: string): void {
  if (kept(OWNER) === user) return;
  forgetTab();
  keep(OWNER, user);
}

export function forgetTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // storage may be forbidden
  }
}

export function kept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return ''; // as above
  }
}

export function keep(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // as above, or full
  }
}
