package io.trunkline.lab.phone;

import org.jspecify.annotations.Nullable;

/** What a phone was asked for could not be done, or did not happen in time; says what was seen. */
public final class PhoneException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  PhoneException(String message) {
    this(message, null);
  }

  PhoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
