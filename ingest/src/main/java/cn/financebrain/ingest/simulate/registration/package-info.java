/** Tables of the registrar (市场监管局): start at {@code RegistrationEmitter}. */
package cn.financebrain.ingest.simulate.registration;
