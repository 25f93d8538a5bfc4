ALTER TABLE `audit` ADD `standing` text;--> statement-breakpoint
ALTER TABLE `relations` ADD `seal` text;--> statement-breakpoint
ALTER TABLE `delegations` ADD `seal` text;