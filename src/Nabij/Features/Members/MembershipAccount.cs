using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Features.Accounts;
using Nabij.Features.Organisations;

namespace Nabij.Features.Members;

/// <summary>Whose membership it is. Said here, since memberships lie under accounts and know only their ids.</summary>
internal sealed class MembershipAccount : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder) =>
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
}
