package io.trunkline.journeys;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A tab, or a frame in it, as a person sees it: hidden parts are not there. Every look goes to the
 * right tab and frame first.
 *
 * @param frame the frame's selector, or null for the tab's own page
 */
record View(RemoteWebDriver driver, String window, @Nullable String frame) {

  /** A frame of this tab. */
  View in(String selector) {
    return new View(driver, window, selector);
  }

  /** Opens an address in this tab. */
  void open(String address) {
    look().get(address);
  }

  void reload() {
    look().navigate().refresh();
  }

  void close() {
    look().close();
  }

  String address() {
    return String.valueOf(look().getCurrentUrl());
  }

  String title() {
    return String.valueOf(look().getTitle());
  }

  /** Whether anybody can see this. */
  boolean shows(String selector) {
    return !visible(selector).isEmpty();
  }

  /** The text of the one visible element; none or several is a mistake or not there yet. */
  String text(String selector) {
    return asDrawn(() -> one(selector).getText());
  }

  /** The texts of all visible elements. */
  List<String> texts(String selector) {
    return asDrawn(() -> visible(selector).stream().map(WebElement::getText).toList());
  }

  String attribute(String selector, String name) {
    return asDrawn(() -> String.valueOf(one(selector).getDomAttribute(name)));
  }

  void click(String selector) {
    one(selector).click();
  }

  void type(String selector, String text) {
    WebElement field = one(selector);
    field.clear();
    field.sendKeys(text);
  }

  /** Brings the tab, and the frame in it, under the driver's eyes. */
  WebDriver look() {
    driver.switchTo().window(window);
    if (frame != null) {
      driver.switchTo().frame(driver.findElement(By.cssSelector(frame)));
    }
    return driver;
  }

  /** What is read while the page draws itself anew is read once more. */
  private static <T> T asDrawn(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StaleElementReferenceException drawnAnew) {
      return reading.get();
    }
  }

  private WebElement one(String selector) {
    List<WebElement> found = visible(selector);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " of " + selector + " can be seen");
    }
    return found.get(0);
  }

  private List<WebElement> visible(String selector) {
    return look().findElements(By.cssSelector(selector)).stream()
        .filter(WebElement::isDisplayed)
        .toList();
  }
}
