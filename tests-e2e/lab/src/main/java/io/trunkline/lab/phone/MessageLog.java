package io.trunkline.lab.phone;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SIP messages themselves, at trace; the stack makes its instances by the class's name. */
public final class MessageLog implements ServerLogger {
  private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

  static boolean isOn() {
    return LOG.isTraceEnabled();
  }

  @Override
  public void closeLogFile() {}

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, boolean sender, long timeMillis) {
    LOG.trace("{} -> {}\n{}", from, to, message);
  }

  @Override
  public void logMessage(
      SIPMessage message,
      String from,
      String to,
      @Nullable String status,
      boolean sender,
      long timeMillis) {
    LOG.trace("{} -> {}\n{}", from, to, message);
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, @Nullable String status, boolean sender) {
    LOG.trace("{} -> {}\n{}", from, to, message);
  }

  @Override
  public void logException(Exception thrown) {
    LOG.trace("the stack met", thrown);
  }

  @Override
  public void setStackProperties(Properties stackProperties) {}

  @Override
  public void setSipStack(SipStack sipStack) {}
}
