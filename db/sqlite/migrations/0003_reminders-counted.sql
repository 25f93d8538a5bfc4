CREATE TABLE `reminder_counts` (
	`state` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `reminders` ADD `ended` integer;--> statement-breakpoint
CREATE INDEX `reminders_of_message` ON `reminders` (`message`) WHERE "reminders"."message" is not null;--> statement-breakpoint
CREATE INDEX `reminders_in_trouble` ON `reminders` (`state`,`at`) WHERE "reminders"."state" in ('unknown', 'dead');--> statement-breakpoint
INSERT INTO `reminder_counts` (`state`, `count`) VALUES ('planned', 0), ('leased', 0), ('retry', 0), ('unknown', 0), ('sent', 0), ('merged', 0), ('dead', 0), ('cancelled', 0), ('expired', 0), ('doubted', 0);--> statement-breakpoint
CREATE TRIGGER `reminders_counted_in` AFTER INSERT ON `reminders` BEGIN
	UPDATE `reminder_counts` SET `count` = `count` + 1 WHERE `state` = new.`state`;
END;--> statement-breakpoint
CREATE TRIGGER `reminders_counted_out` AFTER DELETE ON `reminders` BEGIN
	UPDATE `reminder_counts` SET `count` = `count` - 1 WHERE `state` = old.`state`;
END;--> statement-breakpoint
CREATE TRIGGER `reminders_counted_over` AFTER UPDATE OF `state` ON `reminders` WHEN new.`state` <> old.`state` BEGIN
	UPDATE `reminder_counts` SET `count` = `count` - 1 WHERE `state` = old.`state`;
	UPDATE `reminder_counts` SET `count` = `count` + 1 WHERE `state` = new.`state`;
END;--> statement-breakpoint
CREATE TRIGGER `reminders_doubted` AFTER UPDATE OF `doubted` ON `reminders` WHEN new.`doubted` > old.`doubted` BEGIN
	UPDATE `reminder_counts` SET `count` = `count` + 1 WHERE `state` = 'doubted';
END;
