namespace Nabij.Features.Backup;

/// <summary>A backup that cannot be made or used. Its message is for the person at the machine.</summary>
internal sealed class BackupException(string message) : Exception(message);
