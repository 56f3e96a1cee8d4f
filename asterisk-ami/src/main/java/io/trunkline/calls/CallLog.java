package io.trunkline.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A call's variables and recordings. */
final class CallLog {
  /** Where app_mixmonitor writes the file's name; MixMonitorStart itself does not say it. */
  static final String RECORDING_VARIABLE = "MIXMONITOR_FILENAME";

  /** Recordings per call are few; a dialplan that loops must not fill the memory. */
  private static final int MOST_RECORDINGS = 100;

  final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> setterByVariable = new HashMap<>();
  final List<String> recordings = new ArrayList<>(1);
  boolean recorded;

  /** A channel set a variable; only the channel that set it can empty it again. */
  void set(String uniqueId, String variable, String value) {
    if (variable.equals(RECORDING_VARIABLE)) {
      addRecording(value);
      return;
    }
    if (!value.isEmpty()) {
      variables.put(variable, value);
      setterByVariable.put(variable, uniqueId);
    } else if (uniqueId.equals(setterByVariable.get(variable))) {
      variables.remove(variable);
      setterByVariable.remove(variable);
    }
  }

  /** Takes over what a merged call knew; our own values win. */
  void absorb(CallLog other) {
    other.variables.forEach(variables::putIfAbsent);
    other.recordings.forEach(this::addRecording);
    recorded |= other.recorded;
  }

  void addRecording(String file) {
    if (!file.isEmpty() && !recordings.contains(file) && recordings.size() < MOST_RECORDINGS) {
      recordings.add(file);
      recorded = true;
    }
  }
}
