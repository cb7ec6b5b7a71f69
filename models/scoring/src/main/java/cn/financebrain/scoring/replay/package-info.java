/**
 * Alerts derived anew, from what is stored of the log, by the code that the stream runs: as proof
 * of one alert ({@link cn.financebrain.scoring.replay.AlertProver}), and for all of a time under
 * other rules or another model ({@link cn.financebrain.scoring.replay.WindowReplay}).
 */
package cn.financebrain.scoring.replay;
