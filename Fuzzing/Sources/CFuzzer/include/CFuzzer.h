// What a sanitizer lacks where it is linked.
#pragma once
