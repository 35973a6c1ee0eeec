import type { Messages } from "./ja";

export const en: Messages = {
  facility: { title: "Place" },
  ownFacilities: { title: "Places and availability" },
  facilityEdit: { title: "Edit listing" },
  listingWorklist: { title: "Listings to check" },
};
