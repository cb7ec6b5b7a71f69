/** What the tax bureau tells: returns, arrears, grades, lists and penalties (税务). */
package cn.financebrain.ingest.simulate.tax;
