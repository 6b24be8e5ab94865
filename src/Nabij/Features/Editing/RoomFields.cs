namespace Nabij.Features.Editing;

/// <summary>The fields about room, for any page with such a form.</summary>
/// <param name="Asks">The owner is asked now, so nothing is chosen beforehand.</param>
/// <param name="Error">What is wrong with the weeks.</param>
internal sealed record RoomFields(EntryForm Form, bool Asks, string? Error);
