CREATE TABLE `plan_marks` (
	`enrolment` text PRIMARY KEY NOT NULL,
	`mark` integer NOT NULL,
	FOREIGN KEY (`enrolment`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `plan_marks` SELECT `enrolment`, `mark` FROM `plans` WHERE `next_day` = 0;--> statement-breakpoint
DELETE FROM `plans` WHERE `next_day` = 0;--> statement-breakpoint
ALTER TABLE `plans` DROP COLUMN `mark`;--> statement-breakpoint
DROP INDEX `reminders_of_enrolment`;--> statement-breakpoint
CREATE INDEX `reminders_about` ON `reminders` (`enrolment`,`subject`);
