namespace Nabij.Features.Jobs;

/// <summary>A kind of job this node can run: the type that does it, and how often a recurring one comes back.</summary>
internal sealed record JobKind(string Name, Type Type, TimeSpan? Every)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);

    /// <summary>How often to look for work of this kind: a daily job needs no question four times a second.</summary>
    public TimeSpan Look => Every is not { } every ? Soon : every / 4 is var part && part < Soon ? Soon : part < Seldom ? part : Seldom;
}
