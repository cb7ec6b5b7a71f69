/**
 * What each user is told in the page (收件箱). What is to be told comes in with the transaction of
 * what it tells; what a user may not see any more is not shown.
 */
package cn.financebrain.dashboards.inbox;
