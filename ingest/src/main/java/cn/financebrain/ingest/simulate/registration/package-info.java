/** Registration and its changes (工商登记、工商变更). */
package cn.financebrain.ingest.simulate.registration;
