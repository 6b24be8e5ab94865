using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nabij.Platform;

/// <summary>
/// Words that nothing may read by accident: encrypted bytes that no serializer, log, view or query can turn into text. Only
/// <see cref="Seals"/> makes and opens them, only the database mapping takes their bytes (ArchitectureTests).
/// </summary>
[JsonConverter(typeof(NeverWritten))]
[DebuggerDisplay("sealed")]
internal sealed class Sealed
{
    private readonly byte[] _bytes;

    private Sealed(byte[] bytes) => _bytes = bytes;

    public static Sealed FromStored(byte[] bytes) => new(bytes);

    public byte[] ToStored() => _bytes;

    public override string ToString() => "(sealed)";

    private sealed class NeverWritten : JsonConverter<Sealed>
    {
        public override Sealed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What is sealed is never in a document.");

        public override void Write(Utf8JsonWriter writer, Sealed value, JsonSerializerOptions options) => throw new NotSupportedException("What is sealed is never in a document.");
    }
}
