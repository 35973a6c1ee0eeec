import type { components } from "@/api/schema";

type Schemas = components["schemas"];
export type Calendar = Schemas["Calendar"];
export type CalendarCell = Schemas["CalendarCell"];
export type CalendarType = Schemas["CalendarType"];
export type BlockedShare = Schemas["BlockedShare"];
export type BusyCalendar = Schemas["BusyCalendar"];
export type BusyCalendarWanted = Schemas["BusyCalendarWanted"];
export type Block = Schemas["Block"];
export type BlockReason = Schemas["BlockReason"];
export type BlockWanted = Schemas["BlockWanted"];
