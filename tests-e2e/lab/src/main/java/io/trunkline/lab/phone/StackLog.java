package io.trunkline.lab.phone;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SIP stack's own chatter, at trace; the stack makes its one instance by the class's name. */
public final class StackLog implements StackLogger {
  private static final Logger LOG = LoggerFactory.getLogger(StackLog.class);

  static void trace(String message, Throwable thrown) {
    LOG.trace(message, thrown);
  }

  @Override
  public void logStackTrace() {}

  @Override
  public void logStackTrace(int traceLevel) {}

  @Override
  public int getLineCount() {
    return 0;
  }

  @Override
  public void logException(Throwable thrown) {
    LOG.trace("the stack met", thrown);
  }

  @Override
  public void logDebug(String message) {
    LOG.trace(message);
  }

  @Override
  public void logDebug(String message, Exception thrown) {
    LOG.trace(message, thrown);
  }

  @Override
  public void logTrace(String message) {
    LOG.trace(message);
  }

  @Override
  public void logFatalError(String message) {
    LOG.trace(message);
  }

  @Override
  public void logError(String message) {
    LOG.trace(message);
  }

  @Override
  public void logError(String message, Exception thrown) {
    LOG.trace(message, thrown);
  }

  @Override
  public void logWarning(String message) {
    LOG.trace(message);
  }

  @Override
  public void logInfo(String message) {
    LOG.trace(message);
  }

  @Override
  public boolean isLoggingEnabled() {
    return LOG.isTraceEnabled();
  }

  @Override
  public boolean isLoggingEnabled(int logLevel) {
    return logLevel == TRACE_MESSAGES ? MessageLog.isOn() : LOG.isTraceEnabled();
  }

  @Override
  public void disableLogging() {}

  @Override
  public void enableLogging() {}

  @Override
  public void setBuildTimeStamp(String buildTimeStamp) {}

  @Override
  public void setStackProperties(Properties stackProperties) {}

  @Override
  public String getLoggerName() {
    return LOG.getName();
  }
}
