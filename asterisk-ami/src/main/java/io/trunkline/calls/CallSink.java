package io.trunkline.calls;

/** Where a tracker's findings go. Called on the tracker's thread; must not block. */
public interface CallSink {
  /** Something happened to a call. */
  void happened(CallEvent event);

  /** The call's last leg is gone; nothing more will be said of it. */
  void ended(CallId call);
}
