import type { Me } from "@/api/session";
import { paths } from "@/paths";
import type { IconName } from "@/ui/Icon";
import type { Messages } from "./text/ja";

type Role = Me["roles"][number];
export type MenuEntry = { href: string; label: string; icon: IconName };
export type MenuGroup = { title: string; entries: MenuEntry[] };

/** Which console rooms are offered to whom. What may be done there is the server's answer (`may`), not this table's. */
export function consoleMenu(roles: readonly Role[], words: Messages): MenuGroup[] {
  const { side } = words;
  const has = (...wanted: Role[]) => wanted.some((role) => roles.includes(role));
  const office = has("secretariat", "approver", "coordinator");
  const members = { href: paths.members(), label: side.members, icon: "building" } as const;
  const runs = has("administrator", "secretariat");
  const groups: (MenuGroup & { shown: boolean })[] = [
    {
      title: side.groupOffice,
      shown: office,
      entries: [
        { href: paths.office(), label: side.office, icon: "clipboard" },
        { href: paths.officeWaiting(), label: side.waiting, icon: "clock" },
        { href: paths.results(), label: side.results, icon: "chart" },
        { href: paths.readinessOverview(), label: side.readiness, icon: "check" },
        ...(has("secretariat", "approver")
          ? [{ href: paths.sheets(), label: side.sheets, icon: "table" } as const]
          : []),
        { href: paths.calls(), label: side.calls, icon: "list" },
        { href: paths.rounds(), label: side.rounds, icon: "people" },
      ],
    },
    {
      title: side.groupMunicipality,
      shown: has("municipality"),
      entries: [
        { href: paths.municipality(), label: side.municipality, icon: "check" },
        ...(office ? [] : [{ href: paths.readinessOverview(), label: side.readiness, icon: "clipboard" } as const]),
        ...(office ? [] : [{ href: paths.results(), label: side.results, icon: "chart" } as const]),
      ],
    },
    {
      title: side.groupHost,
      shown: has("host", "municipality", "secretariat"),
      entries: [
        ...(has("host", "municipality")
          ? [
              { href: paths.host(), label: side.host, icon: "mail" } as const,
              { href: paths.today(), label: side.today, icon: "people" } as const,
              { href: paths.hostWaiting(), label: side.waiting, icon: "clock" } as const,
            ]
          : []),
        { href: paths.hostFacilities(), label: side.hostFacilities, icon: "calendar" },
        { href: paths.imports(), label: side.imports, icon: "upload" },
        ...(has("host") && !office && !has("municipality")
          ? [{ href: paths.results(), label: side.results, icon: "chart" } as const]
          : []),
      ],
    },
    {
      title: side.groupOrganisation,
      shown: !runs && has("approver", "municipality", "host"),
      entries: [members],
    },
    {
      title: side.groupSystem,
      shown: runs,
      entries: [
        members,
        { href: paths.outbox(), label: side.outbox, icon: "mail" },
        { href: paths.audit(), label: side.audit, icon: "info" },
        ...(has("administrator") ? [{ href: paths.health(), label: side.health, icon: "wifi" } as const] : []),
      ],
    },
  ];
  return groups.filter(({ shown }) => shown).map(({ title, entries }) => ({ title, entries }));
}
