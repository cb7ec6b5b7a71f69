/**
 * Sign-in, sign-out and what guards every request: the session cookie or the key, the CSRF token,
 * the security headers, and what each operation {@link cn.financebrain.dashboards.access.Needs}.
 * Sessions are kept in memory. {@link cn.financebrain.dashboards.session.SessionController} is the
 * entry, {@link cn.financebrain.dashboards.session.Security} the guard.
 */
package cn.financebrain.dashboards.session;
