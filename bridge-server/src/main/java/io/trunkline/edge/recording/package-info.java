/**
 * Gives out recordings: {@link io.trunkline.edge.recording.RecordingPages} answers, {@link
 * io.trunkline.edge.recording.SoundSource} is where the files are.
 */
@NullMarked
package io.trunkline.edge.recording;

import org.jspecify.annotations.NullMarked;
