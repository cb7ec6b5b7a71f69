/**
 * Sign-in, sign-out and what guards every request: the session cookie, the CSRF token, the security
 * headers. Sessions are kept in memory. {@link
 * cn.financebrain.dashboards.session.SessionController} is the entry, {@link
 * cn.financebrain.dashboards.session.Security} the guard.
 */
package cn.financebrain.dashboards.session;
