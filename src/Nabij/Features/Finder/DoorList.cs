namespace Nabij.Features.Finder;

/// <summary>Doors that depend on the person, by code, and lines beside them, by key.</summary>
internal sealed record DoorList(IReadOnlyList<string> Doors, IReadOnlyList<string> Lines);
