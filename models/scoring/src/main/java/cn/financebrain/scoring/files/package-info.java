/** Files that outlast a power cut: {@link cn.financebrain.scoring.files.SyncedFiles}. */
package cn.financebrain.scoring.files;
