ALTER TYPE "ListingState" ADD VALUE 'unpublished' BEFORE 'ended';
