/** Tables of the tax bureau (税务局): start at {@code TaxEmitter}. */
package cn.financebrain.ingest.simulate.tax;
