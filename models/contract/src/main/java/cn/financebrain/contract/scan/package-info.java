/**
 * Scans: {@link cn.financebrain.contract.scan.Scan} is a run that scores every enterprise as of one
 * moment, {@link cn.financebrain.contract.scan.ScanScore} what it found of one of them.
 */
package cn.financebrain.contract.scan;
