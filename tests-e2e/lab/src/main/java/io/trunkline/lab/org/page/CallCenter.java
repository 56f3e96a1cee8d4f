package io.trunkline.lab.org.page;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call-center definition: where the softphone is and how large its panel.
 *
 * @param settings what getCallCenterSettings says beyond the required items, as {@code
 *     /section/item}
 */
public record CallCenter(URI adapterUrl, int height, int width, Map<String, String> settings) {

  public CallCenter {
    settings = Map.copyOf(settings);
  }

  public static CallCenter at(URI adapterUrl) {
    return new CallCenter(adapterUrl, 550, 400, Map.of());
  }

  /** All settings, flat, as the page hands them to the softphone. */
  Map<String, String> flat() {
    Map<String, String> flat = new LinkedHashMap<>();
    flat.put("/reqGeneralInfo/reqInternalName", "Trunkline");
    flat.put("/reqGeneralInfo/reqDisplayName", "Trunkline");
    flat.put("/reqGeneralInfo/reqAdapterUrl", adapterUrl.toString());
    flat.put("/reqGeneralInfo/reqUseApi", "true");
    flat.put("/reqGeneralInfo/reqSoftphoneHeight", String.valueOf(height));
    flat.put("/reqGeneralInfo/reqSoftphoneWidth", String.valueOf(width));
    flat.put("/reqGeneralInfo/reqSalesforceCompatibilityMode", "Lightning");
    flat.put("/displayNameLabel", "Display Name");
    flat.put("/internalNameLabel", "Internal Name");
    flat.putAll(settings);
    return flat;
  }
}
