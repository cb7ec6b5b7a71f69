/**
 * What several tables about registration, tax, staff and accounts have in common, so that they
 * agree with each other: the register and its changes ({@link
 * cn.financebrain.ingest.simulate.books.Register}), the end of enterprises, yearly accounts, staff.
 * All of it follows from the city alone.
 */
package cn.financebrain.ingest.simulate.books;
