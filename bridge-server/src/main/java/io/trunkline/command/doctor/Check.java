package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import java.util.List;

/**
 * Looks at one thing. Changes nothing, ends within seconds by itself, and runs beside the others on
 * a thread of its own; what it throws is told as a fault of ours.
 */
interface Check {
  /** What is looked at, for the case that no answer comes. */
  String about();

  /** What was found, in the order in which people should read it. */
  List<Finding> look() throws Exception;
}
