ALTER TABLE `reminders` ADD `snoozed` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `reminders` SET `snoozed` = true WHERE `reason` = 'snoozed';
