/**
 * The simulated city of a stack: which one it is, how far it has been loaded ({@link
 * cn.financebrain.cli.city.CityFile}), and the files of its tables meanwhile.
 */
package cn.financebrain.cli.city;
