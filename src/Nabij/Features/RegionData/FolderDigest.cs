using System.Security.Cryptography;
using System.Text;

namespace Nabij.Features.RegionData;

/// <summary>
/// What a data folder and the program that reads it look like, in one value: equal means that loading again would change nothing,
/// so a later start need not read and compare thousands of texts.
/// </summary>
internal static class FolderDigest
{
    /// <summary>SHA-256, in hexadecimal; null when the folder can't be read, which reading it will explain.</summary>
    public static string? Of(string folder)
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(typeof(FolderDigest).Module.ModuleVersionId.ToByteArray());
            foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
