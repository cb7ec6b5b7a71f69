/** Social insurance, housing fund and labour cases (社保与公积金). */
package cn.financebrain.ingest.simulate.insurance;
