namespace Nabij.Platform;

internal enum ActorKind
{
    /// <summary>Anyone, without an account.</summary>
    Anyone,

    /// <summary>A person who signed in.</summary>
    Account,

    /// <summary>A job of the program itself.</summary>
    Job,

    /// <summary>Who can start the program on its machine.</summary>
    CommandLine,
}

/// <summary>
/// Who acts, and for which organisation: an account that signed in and chose none yet has none. <paramref name="Name"/> names the job or the command, never a person.
/// </summary>
internal sealed record Actor(ActorKind Kind, string Name = "", Guid? AccountId = null, Guid? OrganisationId = null)
{
    public static readonly Actor Anyone = new(ActorKind.Anyone);

    public static Actor Job(string name) => new(ActorKind.Job, name);

    public static Actor CommandLine(string verb) => new(ActorKind.CommandLine, verb);
}

/// <summary>The one who acts in this request, job or command: one per scope, set where it begins.</summary>
internal sealed class CurrentActor
{
    public Actor Value { get; set; } = Actor.Anyone;
}
