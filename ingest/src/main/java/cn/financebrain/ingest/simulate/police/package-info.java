/** 公安经侦: cases, leads, marked accounts, and checks of the main persons. */
package cn.financebrain.ingest.simulate.police;
